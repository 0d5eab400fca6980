/* raveberry sources sha256:e5ceb0737ee9fd8c */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BPLXOUIV.js";import{a as m,b as o}from"./chunks/chunk-IGDOQBFK.js";import"./chunks/chunk-IGCBHBZB.js";import"./chunks/chunk-7WVT7HPM.js";import"./chunks/chunk-TMXOXO7H.js";import"./chunks/chunk-KH4EXPW7.js";r({...m,why:o});
