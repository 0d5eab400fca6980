/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-CSKBXR7B.js";import{a as m,b as o}from"./chunks/chunk-B2KFE6XD.js";import"./chunks/chunk-Q22JXD2U.js";import"./chunks/chunk-BFFUXILR.js";import"./chunks/chunk-IZKUGKZQ.js";import"./chunks/chunk-RMEQXFON.js";r({...m,why:o});
