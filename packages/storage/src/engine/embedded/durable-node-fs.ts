import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];

interface EmscriptenStream {
  readonly nfd?: number;
  readonly node: unknown;
}

/** The part of PGlite's file system layer that is written over here. */
interface EmscriptenModule {
  readonly FS: { readonly ErrnoError: new (errno: number) => Error };
  readonly NODEFS: {
    stream_ops: { fsync?: (stream: EmscriptenStream) => number };
    realPath(node: unknown): string;
  };
}

/** EIO, as Emscripten numbers it. */
const inputOutputError = 29;

/**
 * PGlite's directory on disk, with an fsync that reaches the disk. PGlite itself has none: it starts PostgreSQL with
 * `-F`, its NodeFS has no `fsync`, and its `fdatasync` is a stub. So PostgreSQL must be started without `-F` and with
 * `wal_sync_method=fsync`; then each commit is one call here.
 */
export class DurableNodeFs extends NodeFS {
  /** How often the disk was told to keep what it has, and did. */
  fsyncs = 0;

  override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const replaceFsync = (module: unknown) => {
      const { FS, NODEFS } = module as EmscriptenModule;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          if (stream.nfd === undefined) this.#fsyncPath(NODEFS.realPath(stream.node));
          else fs.fsyncSync(stream.nfd);
        } catch {
          throw new FS.ErrnoError(inputOutputError);
        }
        this.fsyncs += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), replaceFsync] } };
  }

  #fsyncPath(path: string): void {
    const descriptor = fs.openSync(path, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  }
}
