/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-GNSRYUH5.js";import{a as m,b as o}from"./chunks/chunk-2GRRXKCL.js";import"./chunks/chunk-S7HZSSGB.js";import"./chunks/chunk-MC5V4ONN.js";import"./chunks/chunk-67GB6CG3.js";import"./chunks/chunk-VF57BN5P.js";r({...m,why:o});
