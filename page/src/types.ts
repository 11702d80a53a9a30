// What the API answers (docs/openapi.yaml, docs/rows.md), as far as the page looks at it. Spans are [start, end) in code points.

export type Span = [number, number];

export interface List<T> { items: T[]; next?: string }

export interface Store {
  version: string; articles: number; stories: number; people: number; from?: string; to?: string;
  outlets: { name: string; articles: number }[];
}

export interface StorySummary {
  story: string; slug: string; title?: string; articles: number; outlets: number; origins: number; from?: string; to?: string;
  points: number; conflicts: number; outlet_names: string[];
}

export interface ThreadSummary { thread: string; slug?: string; title?: string; stories: number; articles: number; outlets: number; from?: string; to?: string }

export interface Claim {
  article: string; start: number; end: number; text: string; value?: string | null; lo?: string | number | null; hi?: string | number | null;
  unit?: string | null; source?: string | null; group?: string; sentence?: Span; as_of?: string; replaced?: boolean;
}

export interface Origin { articles: string[]; why: string }

export interface Point {
  id: string; kind: string; label: string; status: string; reason?: string; confidence?: number; origins: Origin[] | number; claims: Claim[];
}

export interface TimelineEntry {
  from?: string; to?: string; label?: string; articles: number; outlets: number; origins: number; claims: Claim[];
}

export interface Wording { article: string; outlet?: string; type: string; content: Span[]; cue?: Span[]; source?: Span[] }

export interface Quote { utterance?: string; speaker?: string; outlets: number; articles: number; wordings: Wording[]; story?: string }

export interface Entity {
  entity?: string; id?: string; name: string; type?: string; articles?: number; mentions?: number; said?: number;
  variants?: { name: string; n: number; from?: string; to?: string }[];
  attributes?: { what: string; value?: string; former?: boolean; dead?: boolean; other_name?: string; speaker_name?: string; n: number; from?: string; to?: string }[];
  stories?: { story: string; name: string; published?: string; articles: number; why?: string; score?: number; company?: string[] }[];
}

export interface Statement { group?: string; value?: string; article: string; start: number; end: number; text: string; sentence?: Span }

export interface Clash { text: string; statements: Statement[] }

export interface Annotation { kind: string; start: number; end: number; type?: string; entity?: string; content?: Span[]; speaker?: string; value?: string }

export interface Passage { article: string; start: number; end: number; at: number; to: number; kind: string }

export interface Article {
  id: string; url?: string; outlet?: string; title?: string; authors?: string[]; published?: string; updated?: string; fetched?: string; text: string;
  blocks?: { kind: string; start: number; end: number }[]; annotations?: Annotation[]; story?: string; thread?: string;
  copies?: { group?: string; role?: string; of?: string; order?: string; passages?: Passage[] };
  versions?: { of: string[]; changes?: { start: number; end: number; at: number; to: number; was?: string }[] };
  source?: { path?: string; member?: string };
}

export interface ThreadStory { story: string; slug: string; title?: string; from?: string; to?: string }

export interface Story {
  story: string; slug?: string; title?: string; outlets?: number; origins?: number; from?: string; to?: string;
  articles: { id: string; outlet?: string; title?: string; published?: string; url?: string }[];
  points: Point[]; timeline: TimelineEntry[]; quotes: Quote[]; entities: Entity[]; chronology?: { clashes?: Clash[]; dated?: { article: string; from?: string; to?: string }[] };
  thread_stories?: ThreadStory[]; rows: Article[];
}

export interface Found { id: string; outlet?: string; published?: string; title?: string; url?: string; story?: string; snippet: string; start: number; marks: Span[] }

export interface Unsure { a: Entity; b: Entity; score: number; probability: number }

export interface Side { article: string; name: string }

export interface Judgement { verdict: string; a: Side; b: Side; at?: string; note?: string }
