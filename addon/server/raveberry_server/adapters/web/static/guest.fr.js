/* raveberry sources sha256:bd28a8bfcd4826a1 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-IE67ODDD.js";import{a as m,b as o}from"./chunks/chunk-E46CUBR2.js";import"./chunks/chunk-KPRF4K7H.js";import"./chunks/chunk-NH3GGHCG.js";import"./chunks/chunk-AVQPLHAS.js";import"./chunks/chunk-ROHLYMZD.js";r({...m,why:o});
