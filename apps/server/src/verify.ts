import { verifyCommand } from './public-record/verify-command.js';

const { exitCode, say } = await verifyCommand(process.argv.slice(2));
process.stdout.write(`${say}\n`);
process.exitCode = exitCode;
