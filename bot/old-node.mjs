/** Loaded before every program: ends it with one line when Node is older than 26. Itself, it runs on Node 18. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `Node ${process.versions.node} is too old: this program needs Node 26. ` +
      'Run `npm ci` without --omit=optional, which brings Node 26 along, or install Node 26 yourself.',
  );
  process.exit(1);
}
