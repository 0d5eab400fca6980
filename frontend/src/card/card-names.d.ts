/** Names in texts/ by language, which the build puts into the loader. */
declare module "card-names" {
  type Names = Readonly<
    Record<"name" | "description" | "strategy" | "strategyDescription", string>
  >;
  export const names: { readonly en: Names; readonly de: Names };
}
