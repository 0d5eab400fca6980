/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-MGKJIPWE.js";import{a as m,b as o}from"./chunks/chunk-5JHZ4NGJ.js";import"./chunks/chunk-7Y2G67Z2.js";import"./chunks/chunk-2GSETEJM.js";import"./chunks/chunk-537GWPKS.js";import"./chunks/chunk-BDH4QQD6.js";r({...m,why:o});
