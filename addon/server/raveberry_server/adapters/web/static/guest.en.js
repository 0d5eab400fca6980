/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-37NJZS7T.js";import{a as m,b as o}from"./chunks/chunk-5IFWA3EQ.js";import"./chunks/chunk-UBJS6NOT.js";import"./chunks/chunk-4AX56TEN.js";import"./chunks/chunk-TCD6TXUW.js";import"./chunks/chunk-3ZZLINXU.js";r({...m,why:o});
