// Fetches jobs of pg-boss one at a time, many callers at once. PGHOST and its like say where. Each line that is read is a command, each line that is written its
// answer: "fill JOBS" adds so many, "run MILLISECONDS MOST" fetches that long, and no more than so many.
import { createInterface } from 'node:readline';
import PgBoss from 'pg-boss';

const queue = 'contacts';
const [callers, connections] = process.argv.slice(2).map(Number);
const boss = new PgBoss({ max: connections, supervise: false, schedule: false });
await boss.start();
await boss.createQueue(queue);

async function fill(jobs) {
  const atOnce = 1000;
  for (let first = 0; first < jobs; first += atOnce) {
    const count = Math.min(atOnce, jobs - first);
    await boss.insert(Array.from({ length: count }, (_, index) => ({ name: queue, data: { contact: first + index } })));
  }
  return {};
}

async function run(time, most) {
  const start = performance.now();
  const milliseconds = [];
  const jobs = [];
  let begun = 0;
  await Promise.all(Array.from({ length: callers }, async () => {
    while (performance.now() - start < time && ++begun <= most) {
      const from = performance.now();
      const [job] = await boss.fetch(queue);
      milliseconds.push(performance.now() - from);
      if (!job) throw new Error('There are no jobs left.');
      jobs.push(job.id);
    }
  }));
  return { seconds: (performance.now() - start) / 1000, milliseconds, twice: jobs.length - new Set(jobs).size };
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...numbers] = line.split(' ');
  const answer = await (command === 'fill' ? fill : run)(...numbers.map(Number));
  console.log(JSON.stringify(answer));
}
await boss.stop({ graceful: false });
