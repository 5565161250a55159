/** A mark on a run of text: `bold`, or `link` with its `href`. */
export interface JsonMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of a section in the JSON form that ProseMirror and Tiptap use. */
export interface JsonNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: JsonNode[];
  marks?: JsonMark[];
  text?: string;
}

/** A top-level node of a section: the unit that has an id, that people comment on and propose to change. */
export type SectionBlock = JsonNode;
