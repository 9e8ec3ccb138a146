/** The Bot Framework adapter inside a turn: what dialogs send, update or delete stays here until the commit. */
import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { DialogContext, DialogSet, DialogStateManager } from 'botbuilder-dialogs';

/** Where a turn keeps the memory scopes and path resolvers of its dialogs: they hold nothing of a turn, and are built once. */
const scopesOfDialogs = 'DialogStateManagerConfiguration';
let built: unknown;
const scopes = (context: TurnContext): unknown => {
  built ??= new DialogStateManager(new DialogContext(new DialogSet(), context, { dialogStack: [] })).configuration;
  return built;
};

/** Keeps the messages of one turn; traces and typing indicators are dropped. */
export class BufferAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];
  #last = 0;

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      const id = String(++this.#last);
      if (activity.type === ActivityTypes.Message) this.sent.push({ ...activity, id });
      return { id };
    });
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<undefined> {
    const at = this.sent.findIndex(({ id }) => id === activity.id);
    if (at >= 0) this.sent[at] = activity;
  }

  override async deleteActivity(_context: TurnContext, { activityId }: Partial<ConversationReference>): Promise<void> {
    const at = this.sent.findIndex(({ id }) => id === activityId);
    if (at >= 0) this.sent.splice(at, 1);
  }

  override async continueConversation(): Promise<void> {
    throw new Error('a turn is begun by an event, not by continuing a conversation');
  }

  /** The context dialogs of one turn run in. */
  contextFor(text: string, conversation: string, user: string): TurnContext {
    const context = new TurnContext(this, {
      type: ActivityTypes.Message,
      channelId: 'turn',
      text,
      conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
      from: { id: user, name: '' },
      recipient: { id: 'bot', name: '' },
    } as Partial<Activity>);
    context.turnState.set(scopesOfDialogs, scopes(context));
    return context;
  }
}
