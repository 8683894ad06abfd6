// Names of fields that a request sends which mean everybody, or those who are not meant. The add-on refuses what has them, and the
// page does when it learns from a recording: by one rule.

/** The words of a name, in small letters: of `Filter.ExcludedIds[0]` "filter" and "excludedids". */
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[.[\]{}/]+/)
    .map((word) => word.replace(/[^a-z]/g, ''));

const LEFT_OUT =
  /^(?:exclu(?:de|ded|ding|sion)|except|(?:ignored?|skip(?:ped)?|unselected|deselected|unchecked|notselected)(?=[a-z]))(?:attendee|people|person|contact|registrant|row|record|item)?(?:s|ids?|keys?|list)?$/;
const ALL =
  /^(?:is)?(?:select|check|mark|set|apply(?:to)?|include|update|for)?all(?:attendees|people|rows|records|registrants|selected|checked)?$/;

/** Whether a name says that those under it are the ones who are not meant. */
export const namesLeftOut = (name: string): boolean => wordsOf(name).some((word) => LEFT_OUT.test(word));

/** Whether a name that is said to be true means everybody. */
export const namesEverybody = (name: string): boolean => wordsOf(name).some((word) => ALL.test(word));
