/** `npm run -s scenario`: one described conversation a line in, what was said and what came of it a line out. */
import { answerLines } from './lines.ts';
import { play } from './play.ts';
import { scenarioShape } from './scenario-shape.ts';

await answerLines(scenarioShape, (scenario) => play(scenario));
