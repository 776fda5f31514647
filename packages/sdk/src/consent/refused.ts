/** The browser itself says no: Global Privacy Control, or Do Not Track. */
export function refused(): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl || doNotTrack === '1';
}
