/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3HL4BL6K.js";import{a as m,b as o}from"./chunks/chunk-ZJZF3AJP.js";import"./chunks/chunk-XBUPRZDS.js";import"./chunks/chunk-KPP4LHYP.js";import"./chunks/chunk-Y55ZYJFR.js";import"./chunks/chunk-B2TGKFX2.js";r({...m,why:o});
