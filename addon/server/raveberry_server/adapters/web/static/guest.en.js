/* raveberry sources sha256:ebe876c6a5cd34181470c0898c45bf201a48bf88cb51b26f9c64e77721b240e2 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-RAUIM6HX.js";import{a as m,b as o}from"./chunks/chunk-MT5D5B72.js";import"./chunks/chunk-ZTISBWRA.js";import"./chunks/chunk-MM6VJ3SV.js";import"./chunks/chunk-THLLRHJI.js";import"./chunks/chunk-MS3SZ4ZT.js";r({...m,why:o});
