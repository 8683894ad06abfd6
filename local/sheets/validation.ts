import type { Calls } from './calls';
import type { Served } from './served';
import type { ListValidation } from './workbook';

type GoogleBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

/** A drop-down rule as the script has it. */
export class DataValidation implements Served<GoogleAppsScript.Spreadsheet.DataValidation, 'getAllowInvalid'> {
  constructor(
    private readonly calls: Calls,
    readonly rule: ListValidation,
  ) {}

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getHelpText(): string | null {
    return this.rule.helpText ?? null;
  }

  getCriteriaType(): string {
    return 'VALUE_IN_LIST';
  }

  getCriteriaValues(): readonly [readonly string[], boolean] {
    return [this.rule.list, this.rule.showDropdown];
  }

  copy(): DataValidationBuilder {
    return dataValidationBuilder(this.calls, this.rule);
  }
}

/** `SpreadsheetApp.newDataValidation()`: lists only, of all that Sheets can check. */
export class DataValidationBuilder
  implements Served<GoogleBuilder, 'requireValueInList' | 'setAllowInvalid' | 'setHelpText' | 'build'>
{
  constructor(
    private readonly calls: Calls,
    private rule: ListValidation | undefined,
  ) {}

  requireValueInList(values: readonly string[], showDropdown = true): this {
    if (values.length === 0 || values.length > 500)
      throw new Error(`A drop-down list has 1 to 500 values, this one has ${values.length}.`);
    const { allowInvalid = true, helpText } = this.rule ?? {};
    this.rule = { list: values.map(String), showDropdown, allowInvalid, helpText };
    return this;
  }

  setAllowInvalid(allowInvalid: boolean): this {
    this.rule = { ...this.listed(), allowInvalid };
    return this;
  }

  setHelpText(helpText: string): this {
    this.rule = { ...this.listed(), helpText };
    return this;
  }

  build(): DataValidation {
    return dataValidation(this.calls, this.listed());
  }

  private listed(): ListValidation {
    if (!this.rule)
      throw new Error('Say what is allowed first: requireValueInList is the only rule of the local Sheets.');
    return this.rule;
  }
}

/** A rule as the script gets it, with its calls counted. */
export function dataValidation(calls: Calls, rule: ListValidation): DataValidation {
  return calls.counted(new DataValidation(calls, rule), 'DataValidation');
}

/** A builder that begins with nothing, or with a rule. */
export function dataValidationBuilder(calls: Calls, rule?: ListValidation): DataValidationBuilder {
  return calls.counted(new DataValidationBuilder(calls, rule), 'DataValidationBuilder');
}
