export { closeDoor as default } from './setup';
