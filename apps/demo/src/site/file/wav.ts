import { Buffer } from 'node:buffer';

const rate = 8000;

/** A sound (8-bit WAV, 8 kHz, mono): soft chords, one every two seconds. @param seconds how long */
export function wav(seconds: number): Buffer {
  const chords = [
    [220, 277.2, 329.6],
    [196, 246.9, 293.7],
    [174.6, 220, 261.6],
    [164.8, 207.7, 246.9],
  ];
  const samples = Buffer.alloc(seconds * rate);
  for (let i = 0; i < samples.length; i++) {
    const t = i / rate;
    const chord = chords[Math.floor(t / 2) % chords.length] ?? [];
    const fade = Math.sin((Math.PI * (t % 2)) / 2);
    samples[i] = 128 + 14 * fade * chord.reduce((sum, tone) => sum + Math.sin(2 * Math.PI * tone * t), 0);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
