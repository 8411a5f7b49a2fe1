/** Small parts that many objects of Docker's API share. */
export type Labels = Record<string, string>;
export interface Version {
  Index: number;
}
export interface Platform {
  Architecture: string;
  OS: string;
}
export interface ResourceAmounts {
  NanoCPUs?: number;
  MemoryBytes?: number;
}
