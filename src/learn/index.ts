export type { Templates } from '../growthzone';
export type { Answers, Question } from './asked';
export { type Dropped, type Found, foundIn, type Known, type Lesson, learn } from './learn';
export { readRecording, tooLarge } from './recording';
export { colleaguesTemplates, constantsOf, isFileOfSettings } from './shown';
