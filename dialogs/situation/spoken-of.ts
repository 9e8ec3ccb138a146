/** Which topic a short question that follows leans on: 料金は？ asks of what was spoken of last. */
import { type Service, topicAbout } from '../../knowledge/language/services.ts';
import type { Heard } from '../form/turn.ts';

/** A short question that follows (料金は？) leans on the service that was asked for, if the terms tell of it. */
export const keepService = (heard: Heard, service: Service): void => {
  const topic = topicAbout(service);
  const kind = heard.kept().asked?.kind;
  heard.keep({ asked: topic === undefined ? undefined : { topic, tongue: heard.tongue, ...(kind && { kind }) } });
};

/** What a short question leans on: the question answered last, else the service whose form is going on. */
export const spokenOf = (heard: Heard, form: string | undefined): string | undefined =>
  heard.kept().asked?.topic ?? (form === undefined ? undefined : topicAbout(form));
