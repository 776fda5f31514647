import { stored } from '../browser/stored.ts';
import { uuid } from '../browser/uuid.ts';

const KEY = 'ws_t';
const S = 'sessionStorage';

/** This tab: its id, and the number of its next event, over all the pages it shows. */
export interface Tab {
  _id: string;
  _seq: number;
  /** go on where the tab's last page stopped */
  _take(): void;
  /** leave it to the tab's next page */
  _put(): void;
}

/**
 * A browser copies a tab's storage when the tab is duplicated. So the state is there only while no page of the tab
 * runs: a page takes it when it begins, and puts it back when it is hidden.
 * @param mayStore asked before every access
 */
export function openTab(mayStore: () => boolean): Tab {
  const tab: Tab = {
    _id: uuid(),
    _seq: 0,
    _take() {
      const [id, seq] = mayStore() ? stored(S, KEY).split(' ') : [];
      if (id) {
        tab._id = id;
        tab._seq = Number(seq);
        stored(S, KEY, '');
      }
    },
    _put() {
      if (mayStore()) stored(S, KEY, `${tab._id} ${tab._seq}`);
    },
  };
  return tab;
}
