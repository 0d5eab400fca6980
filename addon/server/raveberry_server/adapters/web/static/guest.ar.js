/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3UHNOURJ.js";import{a as m,b as o}from"./chunks/chunk-CJSIQKKV.js";import"./chunks/chunk-R5E5MBQ7.js";import"./chunks/chunk-LN7JLJSW.js";import"./chunks/chunk-X3T7B2FM.js";import"./chunks/chunk-IOR3OOV3.js";r({...m,why:o});
