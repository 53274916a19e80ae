/** The files of an archive, as a reader of it finds them: by the list at its end. */
import { inflateRawSync } from "node:zlib";

/** Names and contents; throws when it is not an archive. */
export function unzipped(bytes: Buffer): Map<string, Buffer> {
	const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
	if (end < 0) throw new Error("this is no archive");
	const files = new Map<string, Buffer>();
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
		const method = bytes.readUInt16LE(at + 10);
		const size = bytes.readUInt32LE(at + 20);
		const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(start, start + size);
		files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed));
		at += 46 + name + extra + comment;
	}
	return files;
}
