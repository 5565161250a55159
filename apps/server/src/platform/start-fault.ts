/** Why this server cannot start, in sentences for the operator. Never holds a password or a key. */
export class StartFault extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}
