/* raveberry sources sha256:2f2271978fd5bba4 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-RU27IM5X.js";import{a as m,b as o}from"./chunks/chunk-3GQSKIP5.js";import"./chunks/chunk-5ZKK4CTM.js";import"./chunks/chunk-VG52N5F5.js";import"./chunks/chunk-5QLEJ3DU.js";import"./chunks/chunk-NAJTR3KH.js";r({...m,why:o});
