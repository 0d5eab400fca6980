/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-O6UQQQHE.js";import{a as m,b as o}from"./chunks/chunk-6VGCASHP.js";import"./chunks/chunk-FDUDUCK5.js";import"./chunks/chunk-II3KYFFA.js";import"./chunks/chunk-FPY7FAHV.js";import"./chunks/chunk-EXNZRVSX.js";r({...m,why:o});
