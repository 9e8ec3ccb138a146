/** Every metric of the program, with what it tells, its labels and the bounds of its buckets. A label has few values, all of them ours. */

interface Counted {
  help: string;
  labels: readonly string[];
}
interface Measured extends Counted {
  /** upper bounds */
  buckets: readonly number[];
}

const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const patient = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400];
const tries = [1, 2, 3, 5, 8, 13, 21, 50, 120];

export const counters = {
  desk_turns_total: { help: 'Turns committed, by kind of event', labels: ['kind'] },
  desk_turn_conflicts_total: { help: 'Turns run again because a record they read had changed', labels: ['kind'] },
  desk_turn_failures_total: { help: 'Turns that failed and told the customer so', labels: ['kind'] },
  desk_redelivered_total: {
    help: 'Events that had happened before and were answered from the store',
    labels: ['kind'],
  },
  desk_intents_total: {
    help: 'Intents the back office answered, took, or that were given up, by kind',
    labels: ['kind', 'result'],
  },
  desk_turned_away_total: { help: 'Requests turned away because too much came at once, by why', labels: ['why'] },
  desk_deliveries_total: { help: 'Messages handed to a channel, by result', labels: ['result'] },
  desk_line_calls_total: {
    help: 'Calls to LINE, by what they do (reply: free, push: paid, loading, read, menu) and the status it answered, done, no menus, or failed',
    labels: ['call', 'result'],
  },
  desk_arrivals_total: {
    help: 'Events a channel was promised to be heard (LINE), by result: done, given up',
    labels: ['result'],
  },
  desk_files_total: {
    help: 'Pictures, voice and files fetched from a channel, by what became of them: kept, too-large, not-taken, gone, failed, no-room',
    labels: ['result'],
  },
  desk_sign_ins_refused_total: {
    help: 'Sign-ins at the desk that were refused, by why: wrong, paused, busy',
    labels: ['why'],
  },
  desk_identification_tries_total: {
    help: 'Tries to identify that were wrong or refused, by result',
    labels: ['result'],
  },
  desk_codes_total: {
    help: 'One-time codes the gateway took, refused for good, or that were right no more when they could have gone out: taken, given up, late',
    labels: ['result'],
  },
  desk_contacts_total: {
    help: 'Contacts counted, by cause: operator (a chat was taken), remote (a session), phone',
    labels: ['cause'],
  },
  desk_contacts_undone_total: { help: 'Contacts whose count was taken back', labels: [] },
  desk_handoffs_total: {
    help: 'Chats that came to wait for an operator, were taken, given back to the bot, or ended, by state',
    labels: ['state'],
  },
  desk_todos_total: { help: 'Work left to operators beside the chats, by kind', labels: ['kind'] },
  desk_talks_total: {
    help: 'Talks begun: a customer wrote for the first time, or after half a day of silence (startAnewAfterHours in desk.yaml)',
    labels: [],
  },
  desk_talks_passed_on_total: {
    help: 'Talks that needed a person (a chat, a call, a remote session, a complaint), each once; the rest the bot solved alone',
    labels: [],
  },
  desk_unclear_readings_total: {
    help: 'Messages the reader was not sure of, by why: asked-back, not-understood, corrected',
    labels: ['because'],
  },
  desk_model_calls_total: {
    help: 'Calls to the language model, by use (reading, answer, help, gist) and result: answered, slow, busy, circuit-open, unwilling, cut, malformed, failed; spent, where the budget of the day forbade one',
    labels: ['use', 'result'],
  },
  desk_model_tokens_total: {
    help: 'Tokens of those calls: input, of which cached, and output',
    labels: ['kind'],
  },
  desk_model_sentences_total: {
    help: 'Sentences of the language model, by what became of them: said, or why they were dropped',
    labels: ['result'],
  },
} as const satisfies Record<string, Counted>;

export const histograms = {
  desk_turn_seconds: {
    help: 'Seconds from an event coming in to its turn being committed, the wait in line included, by kind of event',
    labels: ['kind'],
    buckets: quick,
  },
  desk_arrival_seconds: {
    help: 'Seconds from such an event coming in to what came of it being committed',
    labels: [],
    buckets: quick,
  },
  desk_turn_wait_seconds: {
    help: 'Seconds an event waited for those of its conversation that came before',
    labels: [],
    buckets: quick,
  },
  desk_commit_seconds: { help: 'Seconds the store took for the commit of a turn', labels: [], buckets: quick },
  desk_call_seconds: {
    help: 'Seconds a call to the outside took, by system (channel, back-office, code-gateway) and result (done, failed)',
    labels: ['system', 'result'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
  },
  desk_model_seconds: {
    help: 'Seconds a call to the language model took, by use',
    labels: ['use'],
    buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 10],
  },
  desk_outbox_age_seconds: {
    help: 'Seconds from a message or intent being committed to it leaving or being given up, by system and result',
    labels: ['system', 'result'],
    buckets: patient,
  },
  desk_outbox_attempts: {
    help: 'Tries until a message or intent left or was given up, by system and result',
    labels: ['system', 'result'],
    buckets: tries,
  },
  desk_handoff_wait_seconds: {
    help: 'Seconds a customer waited in line until an operator took the chat',
    labels: [],
    buckets: [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200],
  },
} as const satisfies Record<string, Measured>;

export const gauges = {
  desk_identification_alarm:
    '1 while more wrong tries to identify come than honest people make: look who sprays numbers',
  desk_ready: '1 while this process can serve, 0 while /health/ready answers 503',
  desk_store_takes: '1 while the store takes commits',
  desk_store_room_bytes: 'Bytes the store may still grow by; NaN where nothing limits it or nobody can tell',
  desk_loops_stuck: 'Loops of the process (timers, outbox, …) that do not work',
  desk_turns_under_way: 'Events of this process whose turns run or wait in line',
  desk_outbox_waiting: 'Messages that wait to leave, all processes together; 1000 stands for more too',
  desk_outbox_oldest_seconds: 'Seconds the oldest message has waited to leave',
  desk_line_waiting: 'Customers who wait for an operator; 1000 stands for more too',
  desk_line_oldest_seconds: 'Seconds the customer who waits longest for an operator has waited',
  desk_chats_held: 'Chats that operators hold now; 1000 stands for more too',
  desk_operators_there: 'Operators who are at the desk now',
  desk_model_spent: '1 while the budget of today for the language model is used up',
  desk_todos_open: 'Work that is open beside the chats, due or not; 1000 stands for more too',
} as const;
