/** Loaded before the server: keeps Node's note that serving pages from TypeScript is experimental off the console. */
const [tell] = process.listeners('warning');
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') tell?.(warning);
});
