/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-PBLS7LQI.js";import{a as m,b as o}from"./chunks/chunk-PREDKASM.js";import"./chunks/chunk-HE2ZIEH5.js";import"./chunks/chunk-IUVP3PAZ.js";import"./chunks/chunk-NOKICS5C.js";import"./chunks/chunk-UUNR2Y72.js";r({...m,why:o});
