import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Under which key it is found whether an answer is never kept. */
export const EACH_TIME = 'each-time';

/** States that a mutation is done each time it is asked, whatever its idempotency key: its answer is a secret for once. */
export function EachTime(): CustomDecorator {
  return SetMetadata(EACH_TIME, true);
}
