export type { Templates } from '../growthzone';
export type { Answers, Question } from './asked';
export type { Recording } from './exchange';
export { type Dropped, type Found, foundIn, type Known, type Lesson, learn } from './learn';
export { type ToUnpack, type Unpacked, unpacking } from './packed';
export { readRecording, tooLarge } from './recording';
export { colleaguesTemplates, constantsOf, isFileOfSettings } from './shown';
