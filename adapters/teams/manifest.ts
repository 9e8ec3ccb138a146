/** The app as Teams is told of it: manifest of the schema 1.30, icons, zip. learn.microsoft.com/microsoft-365/extensibility/schema */
import { appIcons } from './icons.ts';
import { zipOf } from './zip.ts';

/** What people read of the app before they have it. */
export interface AppWords {
  /** 30 characters at most */
  name: string;
  fullName: string;
  /** 80 characters at most */
  short: string;
  full: string;
  commands: readonly { title: string; description: string }[];
}

/** Who offers it, and where they are reached. */
export interface AppFacts {
  appId: string;
  /** of the app, semver: Teams takes another package only where it has changed */
  version: string;
  company: string;
  website: string;
  privacy: string;
  terms: string;
  /** the host customers reach this server at */
  host: string;
}

/** The manifest of the app. */
export const manifestOf = (facts: AppFacts, words: AppWords): Record<string, unknown> => ({
  $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
  manifestVersion: '1.30',
  version: facts.version,
  id: facts.appId,
  developer: {
    name: facts.company,
    websiteUrl: facts.website,
    privacyUrl: facts.privacy,
    termsOfUseUrl: facts.terms,
  },
  name: { short: words.name, full: words.fullName },
  description: { short: words.short, full: words.full },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#0B57D0',
  bots: [
    {
      botId: facts.appId,
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: true,
      isNotificationOnly: false,
      commandLists: [{ scopes: ['personal'], commands: words.commands }],
    },
  ],
  supportsChannelFeatures: 'tier1',
  defaultInstallScope: 'personal',
  validDomains: [facts.host],
});

/** The package that is uploaded to Teams: everything at its root. */
export const appPackage = (manifest: Record<string, unknown>): Buffer => {
  const icons = appIcons();
  return zipOf([
    { name: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`) },
    { name: 'color.png', bytes: icons.color },
    { name: 'outline.png', bytes: icons.outline },
  ]);
};
