// What the commands of the ways out take, for buttons that call them. Without any they ask, about the agent file in front.
//
// subagents.putWordsIntoDescription  PutWordsArgs
// subagents.tellApart                TellApartArgs
// subagents.addExampleFromPrompt     AddExampleArgs, or an agent of the Subagents view
//
// Each answers with what it came to, in a sentence, or undefined where nothing was changed. `quiet`: whoever called shows the
// sentence itself.

interface OfFile {
  /** Of the agent file that is edited, as VS Code writes it. */
  readonly uri: string;
  readonly quiet?: boolean;
}
export interface PutWordsArgs extends OfFile {
  /** As the prompt has them. */
  readonly words: readonly string[];
}
export interface TellApartArgs extends OfFile {
  /** The name of the other agent. */
  readonly from: string;
}
export interface AddExampleArgs extends OfFile {
  readonly prompt: string;
  /** What happened before the user speaks. */
  readonly context?: string;
}
