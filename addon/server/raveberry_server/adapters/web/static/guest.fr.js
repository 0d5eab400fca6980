/* raveberry sources sha256:24a8a3cc34f4ab82cd284b1ed68d6e31170e54678d4f75019e95a38ad6c1ec51 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LWSUID2H.js";import{a as m,b as o}from"./chunks/chunk-W2FDE426.js";import"./chunks/chunk-OSNMCUWG.js";import"./chunks/chunk-4YYGLU3O.js";import"./chunks/chunk-SXUJ3LEY.js";import"./chunks/chunk-S64O5VMD.js";r({...m,why:o});
