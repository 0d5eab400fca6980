/* raveberry sources sha256:94827fd359236873 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-HITGJAXG.js";import{a as m,b as o}from"./chunks/chunk-ZCYTFHHV.js";import"./chunks/chunk-SRLJE62G.js";import"./chunks/chunk-QZ5ZRPSX.js";import"./chunks/chunk-CLWHMBEP.js";import"./chunks/chunk-KJ3ZWFUO.js";r({...m,why:o});
