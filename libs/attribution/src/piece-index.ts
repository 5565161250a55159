import type { RemovedPiece, Spot } from './removed-piece.js';

/** Finds the piece in which a character was removed, in a time that does not depend on how many there are. */
export class PieceIndex {
  private readonly clients = new Map<number, Map<number, RemovedPiece[]>>();

  add(piece: RemovedPiece): void {
    let shelves = this.clients.get(piece.client);
    if (!shelves) this.clients.set(piece.client, (shelves = new Map()));
    const last = (piece.clock + piece.length - 1) >>> SHELF_BITS;
    for (let shelf = piece.clock >>> SHELF_BITS; shelf <= last; shelf += 1) {
      const pieces = shelves.get(shelf);
      if (pieces) pieces.push(piece);
      else shelves.set(shelf, [piece]);
    }
  }

  /** The piece with this character; undefined when it was never removed, or never there for anyone. */
  at(client: number, clock: number): RemovedPiece | undefined {
    return this.clients
      .get(client)
      ?.get(clock >>> SHELF_BITS)
      ?.find((piece) => piece.clock <= clock && clock < piece.clock + piece.length);
  }

  /**
   * Where a removed character was removed last, when it is nowhere now: it may be put back, once. Null while it lives on
   * where somebody put it.
   */
  lastRemoved({ piece, offset }: Spot): Spot | null {
    let spot: Spot = { piece, offset };
    for (let put = piece.putWhere(offset); put; put = spot.piece.putWhere(spot.offset)) {
      const there = this.at(put.client, put.clock);
      if (!there) return null;
      spot = { piece: there, offset: put.clock - there.clock };
    }
    return spot;
  }
}

/** A shelf has 64 characters, so at most 64 pieces. */
const SHELF_BITS = 6;
