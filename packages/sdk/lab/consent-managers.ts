/** Stand-ins of consent managers: what stands in the page before our script, a yes, and a no. */
export const consentManagers: [name: string, before: string, yes: string, no: string][] = [
  [
    'Google Consent Mode',
    `dataLayer = []; function gtag() { dataLayer.push(arguments) } gtag('consent', 'default', { analytics_storage: 'denied' })`,
    `gtag('consent', 'update', { analytics_storage: 'granted' })`,
    `gtag('consent', 'update', { analytics_storage: 'denied' })`,
  ],
  [
    'Cookiebot',
    `Cookiebot = { hasResponse: false, consent: { statistics: false } }`,
    `Cookiebot = { hasResponse: true, consent: { statistics: true } }; dispatchEvent(new Event('CookiebotOnAccept'))`,
    `Cookiebot.consent.statistics = false; dispatchEvent(new Event('CookiebotOnDecline'))`,
  ],
  [
    'IAB TCF v2',
    `tcf = []; __tcfapi = (command, version, heard) => tcf.push(heard)`,
    `tcf.forEach((heard) => heard({ eventStatus: 'useractioncomplete', purpose: { consents: { 1: true, 8: true } } }, true))`,
    `tcf.forEach((heard) => heard({ eventStatus: 'useractioncomplete', purpose: { consents: { 1: true } } }, true))`,
  ],
  [
    'Cookie Information',
    `CookieInformation = { getConsentGivenFor: () => given }; given = false`,
    `given = true; dispatchEvent(new Event('CookieInformationConsentGiven'))`,
    `given = false; dispatchEvent(new Event('CookieInformationConsentGiven'))`,
  ],
];
