/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-AWHKAQX6.js";import{a as m,b as o}from"./chunks/chunk-A6DMSN2D.js";import"./chunks/chunk-NHO2I24F.js";import"./chunks/chunk-YXNUUUIA.js";import"./chunks/chunk-3BCGWPDE.js";import"./chunks/chunk-O3TDGGMZ.js";r({...m,why:o});
