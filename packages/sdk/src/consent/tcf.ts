import type { Heard } from './heard.ts';

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  purpose?: { consents?: { [purpose: string]: boolean } };
}
type TcfApi = (command: 'addEventListener', version: 2, heard: (data: TcData, ok: boolean) => void) => void;

/** IAB TCF v2: purposes 1 (store on the device) and 8 (measure content performance). */
export function tcf(heard: Heard): void {
  (window as { __tcfapi?: TcfApi }).__tcfapi?.('addEventListener', 2, ({ eventStatus, gdprApplies, purpose }, ok) => {
    if (ok && eventStatus !== 'cmpuishown')
      heard(gdprApplies === false || !!(purpose?.consents?.['1'] && purpose.consents['8']));
  });
}
