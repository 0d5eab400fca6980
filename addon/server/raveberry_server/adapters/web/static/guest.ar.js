/* raveberry sources sha256:f5d7b65201c83e13 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-U2O5Y6SB.js";import{a as m,b as o}from"./chunks/chunk-2VX5QQDE.js";import"./chunks/chunk-4FKPDX42.js";import"./chunks/chunk-VIRPOVYP.js";import"./chunks/chunk-7XWKXVAU.js";import"./chunks/chunk-G42UTDD3.js";r({...m,why:o});
