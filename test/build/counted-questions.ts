import type { DataSource, Logger } from 'typeorm';

/** How many questions the database is asked while something is done. The least of several, as the server does more beside. */
export async function countedQuestions(db: DataSource, act: () => Promise<unknown>, times = 3): Promise<number> {
  const { logger } = db;
  const counted: number[] = [];
  try {
    for (let time = 0; time < times; time++) {
      let count = 0;
      const logQuery = () => (count += 1);
      db.logger = { logQuery, logQueryError: () => 0, logQuerySlow: () => 0 } as unknown as Logger;
      await act();
      counted.push(count);
    }
    return Math.min(...counted);
  } finally {
    db.logger = logger;
  }
}
