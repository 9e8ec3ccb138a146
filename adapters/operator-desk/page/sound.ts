/** A soft sound for a new waiting chat or message: off until the operator turns it on, remembered by this browser. */

const kept = 'desk-sound';
let audio: AudioContext | undefined;

/** Whether it is on. */
export const soundIsOn = (): boolean => localStorage.getItem(kept) === 'on';

const tone = (context: AudioContext, pitch: number, at: number) => {
  const source = context.createOscillator();
  const loudness = context.createGain();
  source.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.06, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
  source.connect(loudness).connect(context.destination);
  source.start(at);
  source.stop(at + 0.55);
};

/** Two soft tones, when it is on. */
export const chime = (): void => {
  if (!soundIsOn()) return;
  // A browser lets a page sound only after a press: the context is kept from then on.
  audio ??= new AudioContext();
  tone(audio, 659, audio.currentTime);
  tone(audio, 880, audio.currentTime + 0.16);
};

/** Turns it on or off; turned on, it is heard once. */
export const switchSound = (): void => {
  localStorage.setItem(kept, soundIsOn() ? 'off' : 'on');
  chime();
};
