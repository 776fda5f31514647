import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

/** The process's log, on stderr: for people on a terminal, JSON otherwise. */
export function serverLog(level = process.env.WAYSTAGE_LOG ?? 'warn'): Logger {
  return process.stderr.isTTY
    ? pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname' }))
    : pino({ level }, pino.destination(2));
}
