// Shows the answer of a command: as a document where the editor opens one for us and the host can keep it, as a message
// otherwise.

import type { Server } from '../server';
import { type Answer, done } from './refusal';

/** `MessageType.Info`. */
const INFORMATION = 3;

/** `name`: of the document, without its ending. Another answer of the name takes its place. */
export async function tell(server: Server, name: string, text: string): Promise<Answer> {
  const { connection, options, client } = server;
  const uri =
    client.capabilities.window?.showDocument?.support === true
      ? await options.saveAnswer?.(`${name}.md`, text)
      : undefined;
  const shown = uri !== undefined && (await connection.window.showDocument({ uri, takeFocus: true })).success;
  if (!shown) await connection.sendNotification('window/showMessage', { type: INFORMATION, message: text });
  return done(text);
}
