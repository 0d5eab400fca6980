/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-GJFG5PBZ.js";import{a as m,b as o}from"./chunks/chunk-SLZ2ZHZI.js";import"./chunks/chunk-N5ZBSVB7.js";import"./chunks/chunk-7PHFSEAJ.js";import"./chunks/chunk-N42CGFE7.js";import"./chunks/chunk-NPUM3ZA7.js";r({...m,why:o});
