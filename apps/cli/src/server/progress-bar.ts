/** A bar on stderr while something long goes on; nothing where stderr is not a terminal. */
export function progressBar(what: string): { tell: (done: number, all: number) => void; end: () => void } {
  const { stderr } = process;
  const width = 30;
  return {
    tell(done, all) {
      if (!stderr.isTTY) return;
      const full = all === 0 ? width : Math.round((done / all) * width);
      stderr.write(`\r${what} [${'='.repeat(full)}${' '.repeat(width - full)}] ${done} of ${all} `);
    },
    end() {
      if (stderr.isTTY) stderr.write('\r\x1b[2K');
    },
  };
}
