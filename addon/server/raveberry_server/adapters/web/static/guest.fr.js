/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-FGKXC6HG.js";import{a as m,b as o}from"./chunks/chunk-ETXKE56M.js";import"./chunks/chunk-C3DICENW.js";import"./chunks/chunk-5CWMF2DL.js";import"./chunks/chunk-66ICX5QT.js";import"./chunks/chunk-Z5MUGFBG.js";r({...m,why:o});
