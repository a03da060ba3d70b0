// What is its own in a web extension host.
import { suite } from './runner';
suite('web', () => {});
