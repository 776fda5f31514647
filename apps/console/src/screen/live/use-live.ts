import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { watch } from './watch.ts';

/** Keep the page live; answers whether it is. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => watch(client, setLive), [client]);
  return live;
}
