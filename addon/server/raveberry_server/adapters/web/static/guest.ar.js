/* raveberry sources sha256:b25bf4d9092a437b6a5084870ae78362a5b16b01ca8b2ba50a8ccee0379aaf54 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-2M74V5NE.js";import{a as m,b as o}from"./chunks/chunk-5DVXV42Q.js";import"./chunks/chunk-6ONFD66J.js";import"./chunks/chunk-SZ7JQC5P.js";import"./chunks/chunk-PP3ZRSXT.js";import"./chunks/chunk-5OVIFHUX.js";r({...m,why:o});
